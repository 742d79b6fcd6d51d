namespace leitbild::importing {}

package org.llmmarket.publishing.query.catalog;

/** A page as it is sent, with its entity tag. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers
record ListAnswer(String entityTag, byte[] json) {}

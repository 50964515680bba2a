package org.llmmarket.publishing.query.live;

import java.util.List;

/** A part of the log, ready to be sent; the next one begins after {@code upTo}. */
record LivePage(List<LiveEvent> events, long upTo) {}

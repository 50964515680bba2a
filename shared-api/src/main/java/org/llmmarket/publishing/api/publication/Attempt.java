package org.llmmarket.publishing.api.publication;

import java.time.Instant;

/**
 * One try of one step.
 *
 * @param number 1 for the first
 * @param outcome a word: {@code passed}, {@code failed}, {@code unavailable}, …
 * @param detail a sentence for people
 */
public record Attempt(int number, Instant startedAt, Instant endedAt, String outcome, String detail) {}

package org.llmmarket.publishing.api.erasure;

/**
 * One text that was erased.
 *
 * @param what {@code account.email}, or the key under which an event names it
 * @param digest a keyed digest, from which nobody can try out what the text may have been; whoever has kept the text can have
 *     it confirmed
 */
public record ErasedText(String what, String digest) {}

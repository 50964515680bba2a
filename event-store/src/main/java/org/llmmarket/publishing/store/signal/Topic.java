package org.llmmarket.publishing.store.signal;

/** What there may be something new of. */
public enum Topic {
    /** Events in the log. */
    EVENTS,
    /** Work in the queue. */
    WORK,
    /** Accounts. */
    ACCOUNTS,
    /** Lists of the catalogue. */
    CATALOG,
    /** Read models that say of the same position what they did not say before. */
    MODELS
}

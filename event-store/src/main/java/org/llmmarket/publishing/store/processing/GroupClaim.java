package org.llmmarket.publishing.store.processing;

import java.time.Duration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.store.engine.Positions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place of a group in the log, held by one process at a time. What passes by events of others is stored now and then. */
final class GroupClaim {

    private static final Logger LOG = LoggerFactory.getLogger(GroupClaim.class);

    /** The only segment of a group. */
    static final int SEGMENT = 0;

    private final String group;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private @Nullable TrackingToken token;
    private boolean isStored;
    private long provedAt;

    GroupClaim(String group, TokenStore tokens, TransactionManager transactions) {
        this.group = group;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    /**
     * Takes the claim.
     *
     * @param first where a group begins that has never run
     * @throws UnableToClaimTokenException while another process holds it
     */
    void take(TrackingToken first) {
        if (transactions.fetchInTransaction(() -> tokens.fetchSegments(group)).length == 0) {
            begin(first);
        }
        confirm(transactions.fetchInTransaction(() -> tokens.fetchToken(group, SEGMENT)));
    }

    private void begin(TrackingToken first) {
        try {
            transactions.executeInTransaction(() -> tokens.initializeTokenSegments(group, 1, first));
        } catch (UnableToInitializeTokenException meanwhile) {
            LOG.debug("{} was begun by another process", group);
        }
    }

    @Nullable
    TrackingToken token() {
        return token;
    }

    long position() {
        return Positions.of(token);
    }

    /** Moves on where nothing had to be written; stored with the next proof of the claim. */
    void pass(TrackingToken end) {
        token = end;
        isStored = false;
    }

    /** Stores the token in the transaction at hand, which fails if the claim is lost. */
    void store(TrackingToken end) {
        tokens.storeToken(end, group, SEGMENT);
    }

    /** What was stored is committed. */
    void confirm(@Nullable TrackingToken committed) {
        token = committed;
        isStored = true;
        provedAt = System.nanoTime();
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - provedAt >= age.toNanos();
    }

    /** Proves the claim and makes it last. */
    void extend() {
        transactions.executeInTransaction(this::prove);
        confirm(token);
    }

    /** The same in the transaction at hand, which fails if the claim is lost. */
    void prove() {
        if (isStored) {
            tokens.extendClaim(group, SEGMENT);
        } else {
            tokens.storeToken(token, group, SEGMENT);
        }
    }

    /** Gives the claim back, for another process to take at once. */
    void release() {
        // An interrupt has ended whoever held it; the database is still needed once.
        boolean interrupted = Thread.interrupted();
        try {
            transactions.executeInTransaction(() -> {
                if (!isStored) {
                    tokens.storeToken(token, group, SEGMENT);
                }
                tokens.releaseClaim(group, SEGMENT);
            });
        } catch (RuntimeException e) {
            LOG.info("{} leaves its claim to run out: {}", group, e.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

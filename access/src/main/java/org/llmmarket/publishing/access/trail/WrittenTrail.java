package org.llmmarket.publishing.access.trail;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.RequestId;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.CallerAuthentication;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.store.audit.ActorType;
import org.llmmarket.publishing.store.audit.AuditRecord;
import org.llmmarket.publishing.store.audit.AuditRecords;
import org.llmmarket.publishing.store.audit.AuditResult;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.slf4j.MDC;

/** Adds to an act who did it, when, and in which request. */
final class WrittenTrail implements AccessTrail {

    private final AuditRecords records;
    private final RequestOrigins origins;
    private final Consumer<Refusal> refusals;
    private final Clock clock;

    WrittenTrail(AuditRecords records, RequestOrigins origins, Consumer<Refusal> refusals, Clock clock) {
        this.records = records;
        this.origins = origins;
        this.refusals = refusals;
        this.clock = clock;
    }

    @Override
    public void done(Act act) {
        RequestTrace trace = RequestTrace.present();
        records.add(record(act, trace, AuditResult.SUCCESS));
        if (trace != null) {
            origins.add(trace.origin());
        }
    }

    @Override
    public void refused(Act act) {
        RequestTrace trace = RequestTrace.present();
        refusals.accept(new Refusal(record(act, trace, AuditResult.FAILURE), trace == null ? null : trace.origin()));
    }

    private AuditRecord record(Act act, @Nullable RequestTrace trace, AuditResult result) {
        AccountId actor = actor(act, trace);
        return new AuditRecord(
                UUID.randomUUID(),
                Instant.now(clock).truncatedTo(ChronoUnit.MICROS),
                act.eventType(),
                act.action(),
                actor == null ? null : actor.value(),
                actor == null ? ActorType.ANONYMOUS : ActorType.ofKnown(actor.value()),
                act.resourceId(),
                act.resourceType(),
                MDC.get(RequestId.KEY),
                trace == null ? null : trace.key(),
                result,
                act.details());
    }

    private static @Nullable AccountId actor(Act act, @Nullable RequestTrace trace) {
        if (act.by() != null) {
            return act.by();
        }
        Caller caller = CallerAuthentication.current();
        return caller.isSignedIn() || trace != null ? caller.account() : Actor.SYSTEM.id();
    }
}

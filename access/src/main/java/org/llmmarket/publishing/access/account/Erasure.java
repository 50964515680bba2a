package org.llmmarket.publishing.access.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.message.CallerMetadata;
import org.llmmarket.publishing.access.problem.RequestId;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.erasure.ErasedText;
import org.llmmarket.publishing.api.erasure.PersonalDataErased;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.llmmarket.publishing.store.vault.Vault;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forgets a person: who the account belonged to, from where its owner called, and what they wrote beside the events. No event changes, so that every
 * proof stays; a receipt joins them.
 */
final class Erasure {

    private static final String PURPOSE = "erasure";
    private static final String TYPE = "Erasure";
    private static final String ALGORITHM = "HmacSHA256";

    private final Registration registration;
    private final Accounts accounts;
    private final Vault vault;
    private final RequestOrigins origins;
    private final JdbcClient jdbc;
    private final EventStore events;
    private final AtomicCommands atomic;
    private final SecretKeySpec key;

    Erasure(
            Registration registration,
            Accounts accounts,
            Vault vault,
            RequestOrigins origins,
            JdbcClient jdbc,
            EventStore events,
            AtomicCommands atomic,
            SecretBox box) {
        this.registration = registration;
        this.accounts = accounts;
        this.vault = vault;
        this.origins = origins;
        this.jdbc = jdbc;
        this.events = events;
        this.atomic = atomic;
        this.key = new SecretKeySpec(box.derive(PURPOSE), ALGORITHM);
    }

    /** The receipt, and the event that it is. */
    record Receipt(String eventId, Instant erasedAt, PersonalDataErased erasure) {}

    /**
     * Forgets.
     *
     * @param ifMatch what the caller has seen of the account; anything when it is null
     * @param told of the receipt before it is stored
     */
    void erase(AccountId subject, @Nullable String ifMatch, AccountId by, Consumer<Receipt> told) {
        atomic.inOneTransaction(() -> {
            Account account = registration.known(subject, ifMatch);
            registration.keepAnAdmin(account);
            List<ErasedText> erased = new ArrayList<>();
            note(erased, "account.name", account.name());
            note(erased, "account.email", account.email());
            note(erased, "account.organization", account.organization());
            accounts.erase(subject);
            remarksBy(subject).forEach(remark -> vault.find(remark).ifPresent(text -> {
                note(erased, remark, text);
                vault.erase(remark);
            }));
            note(erased, "audit.origins", String.join("\n", origins.of(subject.value())));
            origins.erase(subject.value());
            registration.changed(subject);
            told.accept(record(new PersonalDataErased(UUID.randomUUID(), subject, by, erased)));
            return account;
        });
    }

    /** What events say that the account wrote; an index finds them in a log of any length. */
    private List<String> remarksBy(AccountId subject) {
        return jdbc.sql("""
                        SELECT DISTINCT payload->>'remark' FROM domain_event
                        WHERE name IN ('ReviewerApproved', 'ApprovalRejected', 'ApprovalCommented')
                            AND coalesce(payload->>'reviewer', payload->>'author') = ?
                            AND payload->>'remark' IS NOT NULL""").param(subject.value()).query(String.class).list();
    }

    private Receipt record(PersonalDataErased erasure) {
        MetaData metadata =
                MetaData.with(CallerMetadata.ACTOR, erasure.erasedBy().value());
        String origin = RequestTrace.name();
        if (origin != null) {
            metadata = metadata.and(RequestTrace.KEY, origin);
        }
        String requestId = MDC.get(RequestId.KEY);
        EventMessage<PersonalDataErased> event = new GenericDomainEventMessage<>(
                TYPE,
                erasure.erasureId().toString(),
                0,
                erasure,
                requestId == null ? metadata : metadata.and(RequestId.KEY, requestId));
        events.publish(event);
        return new Receipt(event.getIdentifier(), event.getTimestamp(), erasure);
    }

    private void note(List<ErasedText> erased, String what, @Nullable String text) {
        if (text != null && !text.isEmpty() && !text.equals(Accounts.ERASED)) {
            erased.add(new ErasedText(what, digest(text)));
        }
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "hmac-sha256:" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

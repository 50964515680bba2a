package org.llmmarket.publishing.command.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.approval.ApprovalCommand;
import org.llmmarket.publishing.api.approval.ApprovalFile;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalRequested;
import org.llmmarket.publishing.api.approval.ApprovalView;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.log.RecordedEvent;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends people's decisions and answers with the approval as it is then. What they wrote goes to the vault, not into an event. */
@Component
class ApprovalAnswers {

    private static final int LONGEST = 255;

    private final EventLog log;
    private final Vault vault;
    private final CommandGateway commands;
    private final AtomicCommands atomic;
    private final KeyedWrites writes;

    ApprovalAnswers(EventLog log, Vault vault, CommandGateway commands, AtomicCommands atomic, KeyedWrites writes) {
        this.log = log;
        this.vault = vault;
        this.commands = commands;
        this.atomic = atomic;
        this.writes = writes;
    }

    /** After a command that is made of what the request says, which is not looked at before it is known that it may be made. */
    ResponseEntity<ApprovalView> after(
            String id, Caller caller, @Nullable String ifMatch, Function<ApprovalId, ApprovalCommand> command) {
        ApprovalId approval = ofOthers(id, caller).approvalId();
        requireMatch(ifMatch, approval);
        ApprovalCommand made = command.apply(approval);
        return answered(HttpStatus.OK, approval, ifMatch, () -> commands.sendAndWait(made));
    }

    /** After a decision or comment with what was written, if anything was; nobody makes one about their own service. */
    ResponseEntity<ApprovalView> afterWords(
            HttpStatus status,
            String id,
            Caller caller,
            @Nullable String ifMatch,
            Supplier<String> words,
            RemarkedCommand command) {
        ApprovalRequested known = ofOthers(id, caller);
        requireMatch(ifMatch, known.approvalId());
        String text = words.get();
        String key = "remark:" + UUID.randomUUID();
        return answered(status, known.approvalId(), ifMatch, () -> {
            commands.sendAndWait(command.of(known.approvalId(), text.isBlank() ? "" : key));
            if (!text.isBlank()) {
                vault.put(key, text);
            }
        });
    }

    /** The condition is asked once more before the events are stored: whoever comes between makes this or the storing fail. */
    private ResponseEntity<ApprovalView> answered(
            HttpStatus status, ApprovalId approval, @Nullable String ifMatch, Runnable work) {
        return writes.write(
                () -> atomic.inOneTransaction(() -> {
                    work.run();
                    requireMatch(ifMatch, approval);
                    return approval;
                }),
                () -> answer(status, view(approval)));
    }

    private static ResponseEntity<ApprovalView> answer(HttpStatus status, ApprovalView view) {
        return ResponseEntity.status(status).eTag(view.entityTag()).body(view);
    }

    /** Makes a command that names where the remark lies; empty where there is none. */
    @FunctionalInterface
    interface RemarkedCommand {

        ApprovalCommand of(ApprovalId approval, String remark);
    }

    private void requireMatch(@Nullable String ifMatch, ApprovalId approval) {
        if (ifMatch != null) {
            Preconditions.requireMatch(ifMatch, view(approval).entityTag());
        }
    }

    private ApprovalRequested ofOthers(String id, Caller caller) {
        ApprovalRequested known = known(id);
        Rejection.rejectIf(caller.is(known.providerId()), Reason.OWN_SERVICE, "Nobody decides on their own service.");
        return known;
    }

    private ApprovalRequested known(String id) {
        return Optional.of(id)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .map(ApprovalId::new)
                .flatMap(this::request)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no such approval."));
    }

    private ApprovalView view(ApprovalId approval) {
        List<Happened> events = request(approval).stream()
                .flatMap(request -> log.ofService(request.serviceId().value()).stream())
                .map(event -> new Happened(event.payload(), event.at(), null))
                .toList();
        return ApprovalFile.of(approval, events).orElseThrow().view(vault::find);
    }

    private Optional<ApprovalRequested> request(ApprovalId approval) {
        return log.ofAggregate(approval.value()).stream()
                .map(RecordedEvent::payload)
                .filter(ApprovalRequested.class::isInstance)
                .map(ApprovalRequested.class::cast)
                .findFirst();
    }
}

package org.llmmarket.publishing.command.approval;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.approval.ApprovalCommand;
import org.llmmarket.publishing.api.approval.ApprovalEntry;
import org.llmmarket.publishing.api.approval.ApprovalId;
import org.llmmarket.publishing.api.approval.ApprovalView;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.fold.Happened;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.stereotype.Component;

/** Sends people's decisions and answers with the approval as it is then. What they wrote goes to the vault, not into an event. */
@Component
class ApprovalAnswers {

    private static final int LONGEST = 255;

    private final EventLog log;
    private final Vault vault;
    private final CommandGateway commands;
    private final AtomicCommands atomic;

    ApprovalAnswers(EventLog log, Vault vault, CommandGateway commands, AtomicCommands atomic) {
        this.log = log;
        this.vault = vault;
        this.commands = commands;
        this.atomic = atomic;
    }

    ApprovalView after(String id, Function<ApprovalId, ApprovalCommand> command) {
        ApprovalId approval = known(id);
        commands.sendAndWait(command.apply(approval));
        return view(approval);
    }

    ApprovalView afterRemark(String id, String remark, RemarkedCommand command) {
        ApprovalId approval = known(id);
        String key = "remark:" + UUID.randomUUID();
        atomic.inOneTransaction(() -> {
            commands.sendAndWait(command.of(approval, key));
            vault.put(key, remark);
            return key;
        });
        return view(approval);
    }

    /** Makes a command that names where the remark lies. */
    @FunctionalInterface
    interface RemarkedCommand {

        ApprovalCommand of(ApprovalId approval, String remark);
    }

    private ApprovalId known(String id) {
        return Optional.of(id)
                .filter(text -> !text.isBlank() && text.length() <= LONGEST)
                .map(ApprovalId::new)
                .filter(approval -> find(approval) != null)
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no such approval."));
    }

    private ApprovalView view(ApprovalId approval) {
        return Optional.ofNullable(find(approval)).orElseThrow().view(vault::find);
    }

    private @Nullable ApprovalEntry find(ApprovalId approval) {
        List<Happened> events = log.ofAggregate(approval.value()).stream()
                .map(event -> new Happened(event.payload(), event.at(), null))
                .toList();
        return ApprovalEntry.of(events).orElse(null);
    }
}

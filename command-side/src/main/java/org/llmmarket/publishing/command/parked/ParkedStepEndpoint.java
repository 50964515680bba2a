package org.llmmarket.publishing.command.parked;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.access.trail.Act;
import org.llmmarket.publishing.access.web.Bodies;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.publication.AbandonStep;
import org.llmmarket.publishing.api.publication.ParkedStep;
import org.llmmarket.publishing.api.publication.PublicationCommand;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.publication.RetryStep;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.work.ParkedWork;
import org.llmmarket.publishing.store.work.ParkedWork.Item;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An admin has a parked step tried again, or gives it up; the publication's events record who. */
@RestController
class ParkedStepEndpoint {

    private final Bodies bodies;
    private final ParkedWork parked;
    private final CommandGateway commands;
    private final AtomicCommands atomic;
    private final AccessTrail trail;
    private final KeyedWrites writes;

    ParkedStepEndpoint(
            Bodies bodies,
            ParkedWork parked,
            CommandGateway commands,
            AtomicCommands atomic,
            AccessTrail trail,
            KeyedWrites writes) {
        this.bodies = bodies;
        this.parked = parked;
        this.commands = commands;
        this.atomic = atomic;
        this.trail = trail;
        this.writes = writes;
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping("/parked-steps/{id}/retry")
    ResponseEntity<ParkedStep> retry(@PathVariable String id) {
        Item item = known(id);
        return change(
                item,
                Act.of("StepRetried", "step.retry", "parked-step", id),
                () -> parked.retry(item.kind(), item.key()),
                publication -> new RetryStep(publication, item.kind()));
    }

    @MayCall(value = Role.ADMIN, scope = Scope.ADMIN)
    @PostMapping(path = "/parked-steps/{id}/abandon", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ParkedStep> abandon(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        Item item = known(id);
        String reason = bodies.read(body, "suspension").get("reason").stringValue();
        return change(
                item,
                Act.of("StepAbandoned", "step.abandon", "parked-step", id).with("reason", reason),
                () -> parked.abandon(item.kind(), item.key()),
                publication -> new AbandonStep(publication, item.kind(), reason, Instant.now()));
    }

    private Item known(String id) {
        int colon = id.indexOf(':');
        return (colon < 0 ? Optional.<Item>empty() : parked.find(id.substring(0, colon), id.substring(colon + 1)))
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "There is no such parked step."));
    }

    /** Work of no publication has no events: the trail alone says who did that. */
    private ResponseEntity<ParkedStep> change(
            Item item, Act act, BooleanSupplier change, Function<PublicationId, PublicationCommand> recorded) {
        return writes.write(() -> changeInOne(item, act, change, recorded), () -> ResponseEntity.ok(item.step()));
    }

    private void changeInOne(
            Item item, Act act, BooleanSupplier change, Function<PublicationId, PublicationCommand> recorded) {
        atomic.inOneTransaction(() -> {
            Rejection.rejectIf(
                    !change.getAsBoolean(), Reason.CONCURRENT_CHANGE, "Somebody else was quicker with this step.");
            String publication = item.publicationId();
            if (publication != null) {
                commands.sendAndWait(recorded.apply(new PublicationId(publication)));
            } else {
                trail.done(act);
            }
            return item;
        });
    }
}

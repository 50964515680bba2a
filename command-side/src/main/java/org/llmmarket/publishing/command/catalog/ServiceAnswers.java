package org.llmmarket.publishing.command.catalog;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.request.KeyedWrites;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ServiceCommand;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.springframework.http.ResponseEntity;

/**
 * Sends commands to services and answers with the service as it is then. A caller who names in {@code If-Match} what they saw
 * last is refused when it is that no more. The condition is asked before the command, and again between its decision and the
 * storing of its events: whoever comes between makes one or the other fail.
 */
public final class ServiceAnswers {

    private static final int MOST_TRIES = 5;

    private final ServicesInSight services;
    private final CommandGateway commands;
    private final AtomicCommands atomic;
    private final KeyedWrites writes;

    public ServiceAnswers(
            ServicesInSight services, CommandGateway commands, AtomicCommands atomic, KeyedWrites writes) {
        this.services = services;
        this.commands = commands;
        this.atomic = atomic;
        this.writes = writes;
    }

    /** After a command that is made of the service as the caller sees it. */
    public ResponseEntity<ServiceView> after(
            String id, Caller caller, @Nullable String ifMatch, Function<CatalogEntry, ServiceCommand> command) {
        CatalogEntry service = services.getPresent(id, caller);
        services.requireMatch(ifMatch, service, null);
        return sent(command.apply(service), ifMatch);
    }

    /** After a command to one version that is the caller's, with the service as that version presents it. */
    public ResponseEntity<ServiceView> afterVersion(
            String id,
            String version,
            Caller caller,
            @Nullable String ifMatch,
            BiFunction<CatalogEntry, VersionNumber, ServiceCommand> command) {
        CatalogEntry service = services.getOwn(id, caller);
        VersionNumber number = services.version(service, version).number();
        services.requireMatch(ifMatch, service, number);
        return writes.write(
                () -> send(command.apply(service, number), ifMatch, number),
                () -> answer(services.view(reread(service.id()), number)));
    }

    /** After a command whose input is judged by what its owner has on the market; judged anew when that was overtaken. */
    public ResponseEntity<ServiceView> afterOwners(
            String id, Caller caller, @Nullable String ifMatch, Function<CatalogEntry, ServiceCommand> command) {
        return repeated(() -> {
            CatalogEntry service = services.getOwn(id, caller);
            services.requireMatch(ifMatch, service, null);
            return sent(command.apply(service), ifMatch);
        });
    }

    /** Tries again what was refused because the same service was changed meanwhile. */
    public static <T> T repeated(Supplier<T> attempt) {
        for (int made = 1; ; made++) {
            try {
                return attempt.get();
            } catch (Rejection rejection) {
                if (rejection.reason() != Reason.CONCURRENT_CHANGE || made == MOST_TRIES) {
                    throw rejection;
                }
            }
        }
    }

    private ResponseEntity<ServiceView> sent(ServiceCommand command, @Nullable String ifMatch) {
        return writes.write(
                () -> send(command, ifMatch, null), () -> answer(services.view(reread(command.serviceId()))));
    }

    private void send(ServiceCommand command, @Nullable String ifMatch, @Nullable VersionNumber version) {
        if (ifMatch == null) {
            commands.sendAndWait(command);
        } else {
            atomic.inOneTransaction(() -> {
                commands.sendAndWait(command);
                services.requireMatchStill(ifMatch, command.serviceId(), version);
                return command;
            });
        }
    }

    private CatalogEntry reread(ServiceId id) {
        return services.find(id).orElseThrow();
    }

    private static ResponseEntity<ServiceView> answer(ServiceView view) {
        return ResponseEntity.ok().eTag(view.entityTag()).body(view);
    }
}

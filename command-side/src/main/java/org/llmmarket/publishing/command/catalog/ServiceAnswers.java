package org.llmmarket.publishing.command.catalog;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.catalog.ServiceView;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ServiceCommand;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.springframework.http.ResponseEntity;

/**
 * Sends commands to services and answers with the service as it is then. A caller who names in {@code If-Match} what they saw
 * last is refused when it is that no more.
 */
public final class ServiceAnswers {

    private static final int MOST_TRIES = 5;

    private final ServicesInSight services;
    private final CommandGateway commands;

    public ServiceAnswers(ServicesInSight services, CommandGateway commands) {
        this.services = services;
        this.commands = commands;
    }

    /** After a command that is made of the service as the caller sees it. */
    public ResponseEntity<ServiceView> after(
            String id, Caller caller, @Nullable String ifMatch, Function<CatalogEntry, ServiceCommand> command) {
        CatalogEntry service = services.getPresent(id, caller);
        requireMatch(ifMatch, service);
        commands.sendAndWait(command.apply(service));
        return answer(services.view(reread(service.id())));
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
        requireMatch(ifMatch, service);
        commands.sendAndWait(command.apply(service, number));
        return answer(services.view(reread(service.id()), number));
    }

    /** After a command whose input is judged by what its owner has on the market; judged anew when that was overtaken. */
    public ResponseEntity<ServiceView> afterOwners(
            String id, Caller caller, @Nullable String ifMatch, Function<CatalogEntry, ServiceCommand> command) {
        return repeated(() -> {
            CatalogEntry service = services.getOwn(id, caller);
            requireMatch(ifMatch, service);
            commands.sendAndWait(command.apply(service));
            return answer(services.view(reread(service.id())));
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

    private void requireMatch(@Nullable String ifMatch, CatalogEntry service) {
        Preconditions.requireMatch(ifMatch, services.view(service).entityTag());
    }

    private CatalogEntry reread(ServiceId id) {
        return services.find(id).orElseThrow();
    }

    private static ResponseEntity<ServiceView> answer(ServiceView view) {
        return ResponseEntity.ok().eTag(view.entityTag()).body(view);
    }
}

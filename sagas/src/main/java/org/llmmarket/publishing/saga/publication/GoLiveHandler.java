package org.llmmarket.publishing.saga.publication;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.llmmarket.publishing.api.publication.CompletePublication;
import org.llmmarket.publishing.api.service.ActivateVersion;

/**
 * Lets a refusal of the activation (the service was retired a moment before) refuse the completion as well, which two
 * commands that answer one piece of work would not.
 */
final class GoLiveHandler {

    @CommandHandler
    void handle(GoLive command, CommandGateway commands) {
        commands.sendAndWait(new ActivateVersion(command.serviceId(), command.version(), command.publicationId()));
        commands.sendAndWait(new CompletePublication(command.publicationId()));
    }
}

package org.llmmarket.publishing.command.server;

import java.util.UUID;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.api.publication.PublicationId;
import org.llmmarket.publishing.api.service.ActivateVersion;
import org.llmmarket.publishing.api.service.FailVersion;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.Visitor.Answer;
import tools.jackson.databind.node.ObjectNode;

/** A service that somebody has published, and what sagas then do to it. */
public record Listing(CommandServer server, Visitor owner, String name, String id, String publication) {

    public static Listing pending(CommandServer server, Visitor owner, String... changes) {
        String name = "Chat " + UUID.randomUUID();
        ObjectNode definition = Definitions.named(name, "1.0.0");
        for (String change : changes) {
            Definitions.apply(definition, change);
        }
        Answer answer = owner.post("/services", definition).has(201);
        return new Listing(server, owner, name, answer.at("serviceId"), answer.at("publicationId"));
    }

    public static Listing active(CommandServer server, Visitor owner, String... changes) {
        Listing listing = pending(server, owner, changes);
        listing.goesLive("1.0.0", listing.publication);
        return listing;
    }

    public String path() {
        return "/services/" + id;
    }

    /** Publishes another version and brings it live. */
    public void next(String version) {
        Answer answer = owner.post(path() + "/versions", "{\"version\": \"" + version + "\"}")
                .has(201);
        goesLive(version, answer.at("publicationId"));
    }

    public void goesLive(String version, String publicationId) {
        server.happens(
                new ActivateVersion(new ServiceId(id), new VersionNumber(version), new PublicationId(publicationId)));
    }

    public void fails(Outcome outcome) {
        server.happens(new FailVersion(
                new ServiceId(id), new VersionNumber("1.0.0"), new PublicationId(publication), outcome));
    }
}

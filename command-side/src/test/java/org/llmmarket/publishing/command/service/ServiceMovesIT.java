package org.llmmarket.publishing.command.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.publication.Outcome;
import org.llmmarket.publishing.command.gate.Definitions;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Listing;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.command.server.Visitor.Answer;

class ServiceMovesIT {

    private final CommandServer server = CommandServer.shared();
    private final Visitor provider = server.provider();

    @Test
    void better_terms_and_another_description_are_a_revision() {
        Listing chat = Listing.active(server, provider);

        Answer answer = provider.put(chat.path(), """
                        { "description": "Answers questions, and better.", "sla": { "maxLatency": 250 } }""").has(200);

        assertThat(answer.at("description")).isEqualTo("Answers questions, and better.");
        assertThat(answer.json().at("/sla/maxLatency").intValue()).isEqualTo(250);
        assertThat(answer.json().at("/sla/supportLevel").stringValue()).isEqualTo("basic");
        assertThat(answer.at("status")).isEqualTo("active");
        assertThat(answer.header("ETag")).startsWith("\"").endsWith("\"");
        assertThat(provider.put(chat.path(), "{}").has(200).header("ETag")).isEqualTo(answer.header("ETag"));
    }

    @Test
    void terms_may_stand_in_an_object_of_their_own() {
        Listing chat = Listing.active(server, provider);

        Answer answer = provider.put(chat.path(), "{\"terms\": {\"sla\": {\"availability\": 99.95}}}")
                .has(200);

        assertThat(answer.json().at("/sla/availability").decimalValue()).isEqualByComparingTo("99.95");
    }

    @Test
    void new_terms_are_judged_by_policy_and_new_words_are_not() {
        Listing chat = Listing.active(server, provider);

        assertThat(provider.put(chat.path(), "{\"sla\": {\"maxLatency\": 13}}")
                        .has(422, "POLICY_VIOLATION")
                        .errors())
                .containsExactly("POLICY_VIOLATION sla.maxLatency");
        provider.put(chat.path(), "{\"description\": \"What is unjudged by now.\"}")
                .has(200);
        assertThat(provider.put(chat.path(), "{\"sla\": {\"maxLatency\": 200}}")
                        .has(503, "POLICY_UNAVAILABLE")
                        .header("Retry-After"))
                .isEqualTo("5");
    }

    @Test
    void rights_are_judged_before_what_was_sent() {
        Listing chat = Listing.active(server, provider);
        Visitor stranger = server.provider();

        stranger.post(chat.path() + "/deprecate", "{\"sunsetAt\": 1}").has(403, "NOT_THE_OWNER");
        stranger.post(chat.path() + "/rollback", "{}").has(403, "NOT_THE_OWNER");
        stranger.post("/services/none/deprecate", "{\"sunsetAt\": 1}").has(404, "NOT_FOUND");
        server.admin().post("/services/none/suspend", "{}").has(404, "NOT_FOUND");
    }

    @Test
    void what_is_worse_for_consumers_needs_a_new_version() {
        Listing chat = Listing.active(server, provider);

        assertThat(provider.put(chat.path(), """
                        { "sla": { "maxLatency": 900 },
                          "pricing": { "rates": [ { "tier": "standard", "rate": 0.03, "unit": "1k tokens" } ] } }""")
                        .has(422, "VERSION_BUMP_TOO_SMALL")
                        .errors())
                .containsExactlyInAnyOrder(
                        "VERSION_BUMP_TOO_SMALL sla.maxLatency", "VERSION_BUMP_TOO_SMALL pricing.rates[0].rate");
    }

    @Test
    void what_would_newly_need_approval_is_refused() {
        Listing chat = Listing.active(server, provider);

        assertThat(provider.put(chat.path(), "{\"compliance\": {\"level\": \"confidential\"}}")
                        .has(422, "APPROVAL_REQUIRED")
                        .errors())
                .containsExactly("APPROVAL_REQUIRED compliance.level");
        assertThat(provider.put(chat.path(), "{\"sla\": {\"supportLevel\": \"enterprise\"}}")
                        .has(422, "APPROVAL_REQUIRED")
                        .errors())
                .containsExactly("APPROVAL_REQUIRED sla.supportLevel");
    }

    @Test
    void what_needed_approval_before_may_get_better_without() {
        Listing chat = Listing.active(server, provider, "/compliance/level \"confidential\"");

        provider.put(chat.path(), "{\"sla\": {\"maxLatency\": 100}}").has(200);
    }

    @Test
    void a_revision_shows_every_fault() {
        Listing chat = Listing.active(server, provider);

        assertThat(provider.put(chat.path(), """
                        { "version": "2.0.0", "price": 1, "description": "short", "documentation": null,
                          "compliance": { "dataResidency": [ "EU" ] }, "endpoint": { "url": "http://10.0.0.1" } }""").has(422, "VALIDATION_FAILED").errors())
                .containsExactlyInAnyOrder(
                        "UNKNOWN_PROPERTY version",
                        "UNKNOWN_PROPERTY price",
                        "TOO_SHORT description",
                        "INVALID_COUNTRY_CODE compliance.dataResidency[0]",
                        "PRIVATE_ENDPOINT endpoint.url");
    }

    @Test
    void a_write_on_what_has_changed_since_is_stale() {
        Listing chat = Listing.active(server, provider);
        String seen = provider.put(chat.path(), "{}").header("ETag");

        String next = provider.put(chat.path(), "{\"tags\": [\"new\"]}", "If-Match", seen)
                .has(200)
                .header("ETag");

        assertThat(next).isNotEqualTo(seen);
        provider.put(chat.path(), "{\"tags\": []}", "If-Match", seen).has(412, "STALE_PRECONDITION");
        provider.post(chat.path() + "/deprecate", "{}", "If-Match", seen).has(412, "STALE_PRECONDITION");
        provider.post(chat.path() + "/versions", "{\"version\": \"2.0.0\"}", "If-Match", seen)
                .has(412, "STALE_PRECONDITION");
        provider.put(chat.path(), "{\"tags\": []}", "If-Match", next).has(200);
        provider.put(chat.path(), "{\"tags\": []}", "If-Match", "*").has(200);
    }

    @Test
    void a_service_that_is_not_on_the_market_cannot_be_revised_unless_a_reviewer_suspended_it() {
        Listing chat = Listing.pending(server, provider);

        provider.put(chat.path(), "{\"tags\": []}").has(409, "ILLEGAL_MOVE");
        chat.fails(Outcome.REJECTED);
        provider.put(chat.path(), "{\"tags\": []}").has(409, "ILLEGAL_MOVE");
    }

    @Test
    void a_reviewer_suspends_and_reinstates() {
        Listing chat = Listing.active(server, provider);
        Visitor reviewer = server.somebody("reviewer");

        Answer suspended = reviewer.post(chat.path() + "/suspend", "{\"reason\": \"Reported abuse.\"}")
                .has(200);
        assertThat(suspended.at("status")).isEqualTo("suspended");
        assertThat(suspended.at("suspensionReason")).isEqualTo("Reported abuse.");
        reviewer.post(chat.path() + "/suspend", "{\"reason\": \"Again.\"}").has(409, "ILLEGAL_MOVE");

        Answer reinstated = reviewer.post(chat.path() + "/reinstate", "").has(200);
        assertThat(reinstated.at("status")).isEqualTo("active");
        reviewer.post(chat.path() + "/reinstate", "{}").has(409, "ILLEGAL_MOVE");
    }

    @Test
    void a_suspension_has_a_reason_of_at_most_500_characters() {
        Listing chat = Listing.active(server, provider);
        Visitor admin = server.admin();

        assertThat(admin.post(chat.path() + "/suspend", "{}").has(422).errors()).containsExactly("REQUIRED reason");
        assertThat(admin.post(chat.path() + "/suspend", "{\"reason\": \"" + "x".repeat(501) + "\"}")
                        .has(422)
                        .errors())
                .containsExactly("TOO_LONG reason");
        admin.post(chat.path() + "/suspend", "{\"reason\": \"" + "x".repeat(500) + "\"}")
                .has(200);
    }

    @Test
    void the_provider_neither_suspends_nor_reinstates() {
        Listing chat = Listing.active(server, provider);

        provider.post(chat.path() + "/suspend", "{\"reason\": \"Mine.\"}").has(403);
        provider.post(chat.path() + "/reinstate", "{}").has(403);
    }

    @Test
    void a_rejected_version_cannot_be_reinstated() {
        for (Outcome outcome : List.of(Outcome.REJECTED, Outcome.APPROVAL_TIMEOUT)) {
            Listing chat = Listing.pending(server, provider);
            chat.fails(outcome);

            server.admin().post(chat.path() + "/reinstate", "{}").has(409, "ILLEGAL_MOVE");
        }
    }

    @Test
    void the_default_version_is_rolled_back() {
        Listing chat = Listing.active(server, provider);
        chat.next("1.1.0");

        Answer back = provider.post(chat.path() + "/rollback", "{\"toVersion\": \"1.0.0\"}")
                .has(200);

        assertThat(back.at("version")).isEqualTo("1.0.0");
        assertThat(back.at("defaultVersion")).isEqualTo("1.0.0");
        provider.post(chat.path() + "/rollback", "{\"toVersion\": \"7.0.0\"}").has(404, "NOT_FOUND");
        provider.post(chat.path() + "/rollback", "{\"toVersion\": \" \"}").has(422);
        server.provider()
                .post(chat.path() + "/rollback", "{\"toVersion\": \"1.1.0\"}")
                .has(403, "NOT_THE_OWNER");
        server.somebody("reviewer")
                .post(chat.path() + "/rollback", "{\"toVersion\": \"1.1.0\"}")
                .has(200);
    }

    @Test
    void a_service_is_retired_for_good() {
        Listing chat = Listing.active(server, provider);

        Answer retired = provider.delete(chat.path()).has(200);

        assertThat(retired.at("status")).isEqualTo("retired");
        provider.delete(chat.path()).has(410, "RETIRED");
        server.admin().post(chat.path() + "/reinstate", "{}").has(410, "RETIRED");
        Answer gone = provider.put(chat.path(), "{\"tags\": []}").has(410, "RETIRED");
        assertThat(gone.json().at("/service/id").stringValue()).isEqualTo(chat.id());
        provider.post(chat.path() + "/versions", "{\"version\": \"2.0.0\"}").has(410, "RETIRED");
    }

    @Test
    void a_name_never_passes_to_another_provider_once_a_version_was_active() {
        Listing chat = Listing.active(server, provider);
        provider.delete(chat.path()).has(200);

        server.provider()
                .post("/services", Definitions.named(chat.name(), "1.0.0"))
                .has(409, "NAME_TAKEN");
        Answer anew = provider.post("/services", Definitions.named(chat.name(), "1.0.0"))
                .has(201);
        assertThat(anew.at("serviceId")).isNotEqualTo(chat.id());
        server.provider()
                .post("/services", Definitions.named(chat.name(), "1.0.0"))
                .has(409, "NAME_TAKEN");
    }

    @Test
    void a_name_of_a_service_that_never_was_active_is_free_when_it_is_retired() {
        Listing chat = Listing.pending(server, provider);
        provider.delete(chat.path()).has(200);

        server.provider()
                .post("/services", Definitions.named(chat.name(), "1.0.0"))
                .has(201);
    }

    @Test
    void a_foreign_provider_changes_nothing_that_they_see_and_finds_nothing_that_they_do_not() {
        Visitor rival = server.provider();
        Listing active = Listing.active(server, provider);
        Listing pending = Listing.pending(server, provider);

        rival.put(active.path(), "{\"tags\": []}").has(403, "NOT_THE_OWNER");
        rival.put(active.path(), "{\"nonsense\": []}").has(403, "NOT_THE_OWNER");
        rival.post(active.path() + "/deprecate", "{}").has(403, "NOT_THE_OWNER");
        rival.post(active.path() + "/deprecate/cancel", "{}").has(403, "NOT_THE_OWNER");
        rival.post(active.path() + "/versions/1.0.0/deprecate", "{}").has(403, "NOT_THE_OWNER");
        rival.delete(active.path()).has(403, "NOT_THE_OWNER");
        rival.put(pending.path(), "{\"tags\": []}").has(404, "NOT_FOUND");
        rival.post(pending.path() + "/deprecate", "{}").has(404, "NOT_FOUND");
        rival.delete(pending.path()).has(404, "NOT_FOUND");
        rival.delete("/services/" + "x".repeat(300)).has(404, "NOT_FOUND");
    }

    @Test
    void an_internal_service_is_seen_by_those_who_signed_in_and_a_confidential_one_by_its_owner() {
        Visitor rival = server.provider();
        Listing internal = Listing.active(server, provider, "/compliance/level \"internal\"");
        Listing confidential = Listing.active(server, provider, "/compliance/level \"confidential\"");

        rival.delete(internal.path()).has(403, "NOT_THE_OWNER");
        rival.delete(confidential.path()).has(404, "NOT_FOUND");
        server.admin().delete(confidential.path()).has(200);
    }
}

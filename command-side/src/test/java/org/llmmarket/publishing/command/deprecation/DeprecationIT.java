package org.llmmarket.publishing.command.deprecation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.service.RetireDeprecated;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.command.server.CommandServer;
import org.llmmarket.publishing.command.server.Listing;
import org.llmmarket.publishing.command.server.Visitor;
import org.llmmarket.publishing.command.server.Visitor.Answer;

class DeprecationIT {

    private final CommandServer server = CommandServer.shared();
    private final Visitor provider = server.provider();

    @Test
    void without_a_sunset_of_its_own_a_service_ends_after_thirty_days() {
        Listing chat = Listing.active(server, provider);

        Answer answer = provider.post(chat.path() + "/deprecate", "").has(200);

        assertThat(answer.at("status")).isEqualTo("deprecated");
        assertThat(Instant.parse(answer.at("sunsetAt")))
                .isCloseTo(Instant.now().plus(Duration.ofDays(30)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void a_successor_leads_somewhere() {
        Listing chat = Listing.active(server, provider);
        Listing gone = Listing.active(server, provider);
        provider.delete(gone.path()).has(200);

        for (String successor : List.of("nowhere", chat.id(), gone.id(), "/api/v1/services", "mailto:a@b.example")) {
            assertThat(provider.post(chat.path() + "/deprecate", "{\"successor\": \"" + successor + "\"}")
                            .has(422, "VALIDATION_FAILED")
                            .errors())
                    .as(successor)
                    .containsExactly("INVALID_SUCCESSOR successor");
        }
        Listing next = Listing.active(server, provider);
        provider.post(chat.path() + "/deprecate", "{\"successor\": \"" + next.id() + "\"}")
                .has(200);
    }

    @Test
    void a_deprecation_names_sunset_and_successor_and_can_be_taken_back() {
        Listing chat = Listing.active(server, provider);
        Instant sunset = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.MILLIS);

        Answer answer = provider.post(
                        chat.path() + "/deprecate",
                        "{\"reason\": \"Old.\", \"sunsetAt\": \"" + sunset
                                + "\", \"successor\": \"https://chat.example/two\"}")
                .has(200);

        assertThat(Instant.parse(answer.at("sunsetAt"))).isEqualTo(sunset);
        assertThat(answer.at("successor")).isEqualTo("https://chat.example/two");
        provider.post(chat.path() + "/deprecate", "{}").has(409, "ILLEGAL_MOVE");
        Answer back = provider.post(chat.path() + "/deprecate/cancel", "{\"reason\": \"Kept.\"}")
                .has(200);
        assertThat(back.at("status")).isEqualTo("active");
        provider.post(chat.path() + "/deprecate/cancel", "{}").has(409, "ILLEGAL_MOVE");
    }

    @Test
    void one_version_is_deprecated_and_retires_at_its_sunset() {
        Listing chat = Listing.active(server, provider);
        chat.next("1.1.0");

        Answer answer =
                provider.post(chat.path() + "/versions/1.0.0/deprecate", "{}").has(200);

        assertThat(answer.at("version")).isEqualTo("1.0.0");
        assertThat(answer.at("status")).isEqualTo("deprecated");
        assertThat(answer.at("defaultVersion")).isEqualTo("1.1.0");
        server.happens(new RetireDeprecated(new ServiceId(chat.id()), Instant.parse(answer.at("sunsetAt"))));
        provider.post(chat.path() + "/versions/1.0.0/deprecate", "{}").has(409, "ILLEGAL_MOVE");
        assertThat(provider.put(chat.path(), "{}").has(200).at("status")).isEqualTo("active");
        provider.post(chat.path() + "/versions/3.0.0/deprecate", "{}").has(404, "NOT_FOUND");
    }

    @Test
    void the_sunset_of_the_last_version_retires_the_service() {
        Listing chat = Listing.active(server, provider);
        Answer answer = provider.post(chat.path() + "/deprecate", "{}").has(200);

        server.happens(new RetireDeprecated(new ServiceId(chat.id()), Instant.parse(answer.at("sunsetAt"))));

        provider.put(chat.path(), "{}").has(410, "RETIRED");
    }

    @Test
    void a_sunset_that_makes_no_sense_is_a_finding() {
        Listing chat = Listing.active(server, provider);
        String path = chat.path() + "/deprecate";

        assertThat(provider.post(path, "{\"sunsetAt\": \"2020-01-01T00:00:00Z\"}")
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("OUT_OF_RANGE sunsetAt");
        assertThat(provider.post(path, "{\"sunsetAt\": \"9999-12-31T23:59:59Z\"}")
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .containsExactly("OUT_OF_RANGE sunsetAt");
        assertThat(provider.post(path, "{\"sunsetAt\": \"tomorrow\", \"successor\": \"a\\r\\nb\", \"when\": 1}")
                        .has(422, "VALIDATION_FAILED")
                        .errors())
                .contains("INVALID_FORMAT sunsetAt", "INVALID_FORMAT successor", "UNKNOWN_PROPERTY when");
    }
}

package org.llmmarket.publishing.command.deprecation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a request for a deprecation says; without an end of its own it ends after the usual grace. */
record AnnouncedEnd(
        Instant requestedAt,
        Instant sunsetAt,
        @Nullable String reason,
        @Nullable String successor) {

    static AnnouncedEnd of(JsonNode request, Instant requestedAt, Duration grace) {
        Instant now = requestedAt.truncatedTo(ChronoUnit.MILLIS);
        Instant sunset = request.path("sunsetAt")
                .stringValueOpt()
                .map(text -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS))
                .orElseGet(() -> now.plus(grace));
        return new AnnouncedEnd(
                now,
                sunset,
                request.path("reason").stringValueOpt().orElse(null),
                request.path("successor").stringValueOpt().orElse(null));
    }
}

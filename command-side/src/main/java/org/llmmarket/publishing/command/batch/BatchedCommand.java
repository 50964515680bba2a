package org.llmmarket.publishing.command.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.ApiMapping;
import org.llmmarket.publishing.api.finding.Finding;
import tools.jackson.databind.JsonNode;

/** One command of a batch. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BatchedCommand(
        CommandKind kind,
        String path,
        byte[] body,
        @Nullable String ifMatch) {

    static BatchedCommand of(JsonNode command) {
        CommandKind kind = kind(command);
        JsonNode body = command.path("body");
        return new BatchedCommand(
                kind,
                ApiMapping.BASE
                        + kind.path(
                                command.path("serviceId").asString(""),
                                command.path("version").asString("")),
                body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8),
                command.path("ifMatch").stringValueOpt().orElse(null));
    }

    /** What it lacks to say where it goes. */
    static List<Finding> faults(JsonNode command, int index) {
        CommandKind kind = kind(command);
        List<Finding> faults = new ArrayList<>();
        if (kind.needsService() && !command.has("serviceId")) {
            faults.add(required("commands[" + index + "].serviceId"));
        }
        if (kind.needsVersion() && !command.has("version")) {
            faults.add(required("commands[" + index + "].version"));
        }
        return faults;
    }

    private static CommandKind kind(JsonNode command) {
        return CommandKind.of(command.path("type").asString(""));
    }

    private static Finding required(String field) {
        return new Finding(field, "Is required for a command of this type.", "REQUIRED");
    }
}

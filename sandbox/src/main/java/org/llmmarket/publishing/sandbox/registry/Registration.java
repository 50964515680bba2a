package org.llmmarket.publishing.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.server.Refused;
import org.llmmarket.publishing.sandbox.server.Refused.FieldFault;

/** What a marketplace tells the registry of one version of a service; provider, capabilities and metadata in any form. */
record Registration(
        @Nullable String name,
        @Nullable String version,
        @Nullable Object provider,
        @Nullable List<Object> capabilities,
        @Nullable Map<String, Object> metadata) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VERSION = 256;

    /** Refuses a registration that lacks what identifies it. */
    Registration checked() {
        var faults = new ArrayList<FieldFault>();
        checkText("name", name, LONGEST_NAME, faults);
        checkText("version", version, LONGEST_VERSION, faults);
        if (provider == null || "".equals(provider)) {
            faults.add(new FieldFault("provider", "is required"));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return this;
    }

    private static void checkText(String field, @Nullable String text, int longest, List<FieldFault> faults) {
        if (text == null || text.isBlank()) {
            faults.add(new FieldFault(field, "is required"));
        } else if (text.length() > longest) {
            faults.add(new FieldFault(field, "must have at most %d characters".formatted(longest)));
        }
    }
}

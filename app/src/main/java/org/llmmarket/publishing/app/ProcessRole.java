package org.llmmarket.publishing.app;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a process does; roles can run together or apart. */
enum ProcessRole {
    COMMAND,
    SAGA,
    QUERY,
    SANDBOX;

    static final Set<ProcessRole> DEFAULT = Collections.unmodifiableSet(EnumSet.of(COMMAND, SAGA, QUERY));

    /** Reads {@code command,saga,query}. */
    static Set<ProcessRole> parse(String text) {
        Set<ProcessRole> roles = EnumSet.noneOf(ProcessRole.class);
        for (String word : text.split(",", -1)) {
            roles.add(named(word.strip()));
        }
        if (roles.contains(SANDBOX) && roles.size() > 1) {
            throw new StartRefused(
                    "ROLES: sandbox runs alone; leave it out and the neighbours that are not set run embedded.");
        }
        return roles;
    }

    private static ProcessRole named(String word) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(
                        () -> new StartRefused("ROLES: '%s' is no role; choose from %s.".formatted(word, choices())));
    }

    private static String choices() {
        return Arrays.stream(values())
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

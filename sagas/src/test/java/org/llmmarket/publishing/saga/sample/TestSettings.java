package org.llmmarket.publishing.saga.sample;

import java.util.HashMap;
import java.util.Map;
import org.llmmarket.publishing.saga.neighbour.NeighbourSettings;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings as the process reads them. */
public final class TestSettings {

    private TestSettings() {}

    /** The defaults, and what is given as {@code name=value}. */
    public static NeighbourSettings with(String... settings) {
        Map<String, Object> properties = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            properties.put("publishing.neighbours." + parts[0], parts[1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("publishing.neighbours", NeighbourSettings.class);
    }
}

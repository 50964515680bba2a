package org.llmmarket.publishing.query;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings of the query side. */
@ConfigurationProperties("publishing.query")
public record QuerySettings(@DefaultValue Live live) {

    /**
     * Live events.
     *
     * @param heartbeat after how much silence a comment is sent
     * @param lifetime after how long a listener must come back and show again who they are
     * @param mostListeners how many can listen to this process at once
     */
    public record Live(
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("1h") Duration lifetime,
            @DefaultValue("2000") int mostListeners) {}
}

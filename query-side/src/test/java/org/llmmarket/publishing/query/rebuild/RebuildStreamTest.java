package org.llmmarket.publishing.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.query.live.Connection;
import org.llmmarket.publishing.query.projection.RebuildView;

class RebuildStreamTest {

    private volatile boolean isAway;
    private final RebuildStream stream = new RebuildStream(this::swapped);
    private final Line line = new Line();

    @BeforeEach
    void begin() {
        stream.start();
    }

    @AfterEach
    void end() {
        stream.stop();
    }

    @Test
    void who_joins_while_the_database_fails_is_told_when_it_is_back() {
        isAway = true;
        stream.join("catalog", line);
        isAway = false;

        await().until(() -> !line.isOpen());
        assertThat(line.frames).hasSize(1).allMatch(frame -> frame.startsWith("event: swapped\n"));
    }

    @Test
    void who_joins_at_the_end_is_sent_away() {
        stream.stop();

        stream.join("catalog", line);

        assertThat(line.isOpen()).isFalse();
    }

    private Optional<RebuildView> swapped(String projection) {
        if (isAway) {
            throw new IllegalStateException("no database");
        }
        return Optional.of(new RebuildView(
                projection,
                "swapped",
                "swap",
                "admin",
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                1,
                1,
                1,
                1,
                null,
                null,
                List.of(),
                null,
                null));
    }

    /** Keeps what was sent. */
    private static final class Line implements Connection {

        private final List<String> frames = new CopyOnWriteArrayList<>();
        private volatile boolean open = true;

        @Override
        public boolean hasRoom() {
            return open;
        }

        @Override
        public void send(List<byte[]> sent) {
            sent.forEach(frame -> frames.add(new String(frame, StandardCharsets.UTF_8)));
        }

        @Override
        public int held() {
            return 0;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void end() {
            open = false;
        }
    }
}

package org.llmmarket.publishing.store.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CheckpointFileTest {

    private static final byte[] NOTE = "a note\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_note_that_is_taken_in_pieces_is_written_whole() throws IOException {
        Disk disk = new Disk(20);
        CheckpointFile.append(disk, NOTE);
        CheckpointFile.append(disk, NOTE);

        assertThat(disk.content).hasToString("a note\na note\n");
    }

    @Test
    void a_note_for_which_there_is_no_room_leaves_the_file_as_it_was() throws IOException {
        Disk disk = new Disk(10);
        CheckpointFile.append(disk, NOTE);

        assertThatThrownBy(() -> CheckpointFile.append(disk, NOTE)).isInstanceOf(IOException.class);
        assertThat(disk.content).hasToString("a note\n");
    }

    /** Takes two bytes at a time while there is room. */
    private static final class Disk implements SeekableByteChannel {

        private final StringBuilder content = new StringBuilder();
        private final int room;

        Disk(int room) {
            this.room = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            int taken = Math.min(2, Math.min(bytes.remaining(), room - content.length()));
            if (taken == 0) {
                throw new IOException("No space left on device");
            }
            for (int i = 0; i < taken; i++) {
                content.append((char) bytes.get());
            }
            return taken;
        }

        @Override
        public long size() {
            return content.length();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            content.setLength((int) size);
            return this;
        }

        @Override
        public int read(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return size();
        }

        @Override
        public SeekableByteChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}

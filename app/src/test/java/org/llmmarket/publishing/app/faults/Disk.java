package org.llmmarket.publishing.app.faults;

import java.io.IOException;
import java.nio.file.Path;

/** A small disk of its own for a folder, where this user may mount one. */
final class Disk {

    private Disk() {}

    /** Answers whether it could be mounted. */
    static boolean mount(Path folder, int megabytes) {
        return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    }

    /** Nothing happens where none is mounted. */
    static void unmount(Path folder) {
        run("umount", "-l", folder.toString());
    }

    /** Leaves no room on the disk of that file. */
    static void fill(Path file) {
        run("dd", "if=/dev/zero", "of=" + file, "bs=64k");
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

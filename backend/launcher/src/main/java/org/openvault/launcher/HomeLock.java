package org.openvault.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Held by the one launcher that runs a home. The operating system gives it up with the process, whatever ends that. */
record HomeLock(FileChannel channel) implements AutoCloseable {
    static HomeLock take(Home home) {
        try {
            FileChannel channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw inUse(home);
            }
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new Trouble("Cannot write in " + home.folder() + ": " + Failure.reason(e));
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Trouble inUse(Home home) {
        String by = RunFile.read(home)
                .flatMap(run -> run.running("launcher"))
                .map(mark -> " (process " + mark.pid() + ")")
                .orElse("");
        return new Trouble("Another ./ov uses " + home.folder() + " already" + by
                + "; see ./ov status, end it with ./ov stop, or choose another --home");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is lost: the lock ends with the process.
        }
    }
}

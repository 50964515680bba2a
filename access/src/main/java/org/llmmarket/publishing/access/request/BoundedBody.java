package org.llmmarket.publishing.access.request;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/** Counts what arrives against its limit, and against the clock: who sends a byte now and then must not hold a thread. */
final class BoundedBody extends ServletInputStream {

    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long SLOWEST_BYTES_PER_SECOND = 8 * 1024;

    private final ServletInputStream body;
    private final long limit;
    private final long since = System.nanoTime();
    private long count;

    BoundedBody(ServletInputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = body.read();
        if (next >= 0) {
            counted(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = body.read(buffer, offset, length);
        if (read > 0) {
            counted(read);
        }
        return read;
    }

    private void counted(int more) throws IOException {
        count += more;
        if (count > limit) {
            throw BodyLimits.tooLarge(limit);
        }
        if (isTooSlow(count, System.nanoTime() - since)) {
            throw new SocketTimeoutException("the body comes too slowly");
        }
    }

    static boolean isTooSlow(long bytes, long nanos) {
        return nanos > GRACE_NANOS + TimeUnit.SECONDS.toNanos(bytes) / SLOWEST_BYTES_PER_SECOND;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}

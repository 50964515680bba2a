package org.llmmarket.publishing.query.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A response that stays open, written without ever waiting for the listener: what it cannot take yet is kept, up to a bound. */
public final class ServletConnection implements Connection, WriteListener, AsyncListener {

    private static final int ENOUGH_BYTES = 256 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Runnable drained;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean writable;
    private boolean unflushed;
    private boolean open = true;

    /** Keeps the response open, and calls {@code drained} when there is room again. */
    public ServletConnection(AsyncContext context, Runnable drained) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.drained = drained;
        context.setTimeout(0);
        context.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public synchronized boolean hasRoom() {
        return open && waitingBytes < ENOUGH_BYTES;
    }

    @Override
    public synchronized void send(List<byte[]> frames) {
        frames.forEach(frame -> {
            waiting.add(frame);
            waitingBytes += frame.length;
        });
        write();
    }

    @Override
    public synchronized int held() {
        return waitingBytes;
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void end() {
        if (open) {
            open = false;
            try {
                context.complete();
            } catch (IllegalStateException over) {
                // The container has ended it already.
            }
        }
    }

    @Override
    public void onWritePossible() {
        boolean wasFull;
        synchronized (this) {
            writable = true;
            wasFull = !hasRoom();
            write();
        }
        if (wasFull) {
            drained.run();
        }
    }

    private void write() {
        try {
            while (open && writable && out.isReady() && hasMore()) {
                byte[] frame = waiting.poll();
                if (frame == null) {
                    unflushed = false;
                    out.flush();
                } else {
                    waitingBytes -= frame.length;
                    unflushed = true;
                    out.write(frame);
                }
            }
        } catch (IOException gone) {
            end();
        }
    }

    private boolean hasMore() {
        return unflushed || !waiting.isEmpty();
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        open = false;
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts it again.
    }
}

package org.llmmarket.publishing.sandbox.idempotency;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers the first answer to each key, for the newest ten thousand; a call that failed may be tried again. */
public final class FirstAnswers {

    private static final int MOST_KEYS = 10_000;

    private final Map<Key, Answered> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Answered> eldest) {
            return size() > MOST_KEYS;
        }
    };

    /**
     * Answers the request, or repeats the answer that the operation gave under this key.
     *
     * @throws KeyReused when the operation saw another request under this key
     */
    public synchronized <T> T once(
            @Nullable String key, String operation, Object request, Class<T> kind, Supplier<T> answer) {
        if (key == null || key.isBlank()) {
            return answer.get();
        }
        Answered first = answers.get(new Key(operation, key));
        if (first == null) {
            first = new Answered(request, answer.get());
            answers.put(new Key(operation, key), first);
        } else if (!first.request().equals(request)) {
            throw new KeyReused(key);
        }
        return kind.cast(first.answer());
    }

    private record Key(String operation, String key) {}

    private record Answered(Object request, Object answer) {}
}

package org.llmmarket.publishing.sandbox.switches;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.sandbox.server.Neighbour;
import org.llmmarket.publishing.sandbox.server.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Turns the switches and shows the calls, on the port of every HTTP neighbour and whatever their switches say. */
@RestController
class SwitchesEndpoint {

    private final Switches switches;
    private final Calls calls;
    private final ObjectReader reader;

    SwitchesEndpoint(Switches switches, Calls calls, JsonMapper json) {
        this.switches = switches;
        this.calls = calls;
        // A misspelt property would leave somebody wondering why the neighbour behaves as ever.
        this.reader = json.readerFor(Switch.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    static boolean owns(String path) {
        return path.startsWith("/switches") || path.startsWith("/calls");
    }

    @GetMapping("/switches")
    Map<String, Switch> show() {
        return each(switches::of);
    }

    @GetMapping("/switches/{neighbour}")
    Switch show(@PathVariable String neighbour) {
        return switches.of(named(neighbour));
    }

    @PutMapping("/switches/{neighbour}")
    Switch turn(@PathVariable String neighbour, @RequestBody String body) {
        Neighbour turned = named(neighbour);
        Switch position = read(body);
        switches.turn(turned, position);
        return position;
    }

    private Switch read(String body) {
        try {
            return reader.readValue(body);
        } catch (JacksonException unreadable) {
            throw Refused.unprocessable("This is no switch: " + unreadable.getOriginalMessage());
        }
    }

    @DeleteMapping("/switches/{neighbour}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable String neighbour) {
        switches.reset(named(neighbour));
    }

    @DeleteMapping("/switches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset() {
        Arrays.stream(Neighbour.values()).forEach(switches::reset);
    }

    @GetMapping("/calls")
    Map<String, List<Call>> calls() {
        return each(calls::of);
    }

    @GetMapping("/calls/{neighbour}")
    List<Call> calls(@PathVariable String neighbour, @RequestParam(required = false) @Nullable String idempotencyKey) {
        return calls.of(named(neighbour)).stream()
                .filter(call -> idempotencyKey == null || idempotencyKey.equals(call.idempotencyKey()))
                .toList();
    }

    @DeleteMapping("/calls")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget() {
        calls.clear();
    }

    private static <T> Map<String, T> each(Function<Neighbour, T> what) {
        var each = new LinkedHashMap<String, T>();
        for (Neighbour neighbour : Neighbour.values()) {
            each.put(neighbour.word(), what.apply(neighbour));
        }
        return each;
    }

    private static Neighbour named(String word) {
        return Neighbour.called(word).orElseThrow(() -> Refused.notFound(unknown(word)));
    }

    private static String unknown(String word) {
        String known = Arrays.stream(Neighbour.values()).map(Neighbour::word).collect(Collectors.joining(", "));
        return "There is no neighbour '%s'; there are %s.".formatted(word, known);
    }
}

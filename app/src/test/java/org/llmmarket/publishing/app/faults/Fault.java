package org.llmmarket.publishing.app.faults;

import java.util.List;
import java.util.Map;

/** What can go wrong; each puts right again what it broke. */
enum Fault {
    KILL_COMMAND(scene -> scene.killOneOf(scene.cluster().commands())),
    KILL_SAGA(scene -> scene.killOneOf(scene.cluster().sagas())),
    KILL_SAGA_IN_STEP(Scene::killInStep),
    KILL_QUERY(scene -> scene.killOneOf(scene.cluster().queries())),
    KILL_DATABASE(Scene::killDatabase),
    FREEZE_COMMAND(scene -> scene.freezeOneOf(scene.cluster().commands())),
    FREEZE_SAGA(scene -> scene.freezeOneOf(scene.cluster().sagas())),
    FREEZE_QUERY(scene -> scene.freezeOneOf(scene.cluster().queries())),
    FREEZE_DATABASE(Scene::freezeDatabase),
    FULL_DISK(Scene::fillDisk),
    KILL_BROKER(Scene::killBroker),
    FREEZE_BROKER(Scene::freezeBroker),
    KILL_REDIS(Scene::killRedis),
    FREEZE_REDIS(Scene::freezeRedis),
    SLOW(scene -> scene.turn(neighbour(scene), Map.of("mode", "slow", "delayMs", 1500))),
    RESETTING(scene -> scene.turnAway(neighbour(scene))),
    LOSING_ANSWERS(scene -> scene.turn(neighbour(scene), Map.of("mode", "gone", "after", true))),
    MALFORMED(scene -> scene.turn(neighbour(scene), Map.of("mode", "wrong", "status", 200, "body", "{\"id\": 12, "))),
    LYING(scene -> scene.turn(neighbour(scene), Map.of("mode", "wrong", "after", true))),
    POISON_EVENT(Scene::poison),
    RACE(Scene::race),
    CLOCK_JUMP(Scene::jumpAWeek),
    ROLLING_RESTART(Scene::restartAll);

    @SuppressWarnings("ImmutableEnumChecker") // none of them holds anything
    private final Strike strike;

    private interface Strike {
        void at(Scene scene);
    }

    Fault(Strike strike) {
        this.strike = strike;
    }

    void strike(Scene scene) {
        strike.at(scene);
    }

    private static String neighbour(Scene scene) {
        return scene.any(List.of("policy", "registry", "provider", "governance"));
    }
}

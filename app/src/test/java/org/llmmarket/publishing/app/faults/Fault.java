package org.llmmarket.publishing.app.faults;

import java.util.List;
import java.util.Map;

/** What can go wrong; each puts right again what it broke. */
enum Fault {
    KILL_COMMAND(Subject.PROCESS, scene -> scene.killOneOf(scene.cluster().commands())),
    KILL_SAGA(Subject.PROCESS, scene -> scene.killOneOf(scene.cluster().sagas())),
    KILL_SAGA_IN_STEP(Subject.NEIGHBOURS, Scene::killInStep),
    KILL_QUERY(Subject.PROCESS, scene -> scene.killOneOf(scene.cluster().queries())),
    KILL_DATABASE(Subject.DATABASE, Scene::killDatabase),
    FREEZE_COMMAND(Subject.PROCESS, scene -> scene.freezeOneOf(scene.cluster().commands())),
    FREEZE_SAGA(Subject.PROCESS, scene -> scene.freezeOneOf(scene.cluster().sagas())),
    FREEZE_QUERY(Subject.PROCESS, scene -> scene.freezeOneOf(scene.cluster().queries())),
    FREEZE_DATABASE(Subject.DATABASE, Scene::freezeDatabase),
    FULL_DISK(Subject.DATABASE, Scene::fillDisk),
    KILL_BROKER(Subject.BROKER, Scene::killBroker),
    FREEZE_BROKER(Subject.BROKER, Scene::freezeBroker),
    KILL_REDIS(Subject.REDIS, Scene::killRedis),
    FREEZE_REDIS(Subject.REDIS, Scene::freezeRedis),
    SLOW(Subject.NEIGHBOURS, scene -> scene.slowDown(neighbour(scene))),
    RESETTING(Subject.NEIGHBOURS, scene -> scene.turnAway(neighbour(scene))),
    LOSING_ANSWERS(Subject.NEIGHBOURS, scene -> scene.turn(neighbour(scene), Map.of("mode", "gone", "after", true))),
    MALFORMED(
            Subject.NEIGHBOURS,
            scene -> scene.turn(neighbour(scene), Map.of("mode", "wrong", "status", 200, "body", "{\"id\": 12, "))),
    LYING(Subject.NEIGHBOURS, scene -> scene.turn(neighbour(scene), Map.of("mode", "wrong", "after", true))),
    POISON_EVENT(Subject.DATA, Scene::poison),
    RACE(Subject.DATA, Scene::race),
    CLOCK_JUMP(Subject.DATA, Scene::jumpAWeek),
    ROLLING_RESTART(Subject.PROCESS, Scene::restartAll);

    private final Subject subject;

    @SuppressWarnings("ImmutableEnumChecker") // none of them holds anything
    private final Strike strike;

    private interface Strike {
        void at(Scene scene);
    }

    /** What is struck: of processes there are several, and of the rest each bears one fault at a time. */
    private enum Subject {
        PROCESS,
        DATABASE,
        BROKER,
        REDIS,
        NEIGHBOURS,
        DATA
    }

    Fault(Subject subject, Strike strike) {
        this.subject = subject;
        this.strike = strike;
    }

    void strike(Scene scene) {
        strike.at(scene);
    }

    /** Whether both can be struck at once. */
    boolean goesWith(Fault other) {
        return subject == Subject.PROCESS || subject != other.subject;
    }

    private static String neighbour(Scene scene) {
        return scene.any(List.of("policy", "registry", "provider", "governance"));
    }
}

package org.llmmarket.publishing.contract.comparison.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.contract.comparison.Bump;
import org.llmmarket.publishing.contract.comparison.Change;
import org.llmmarket.publishing.contract.comparison.Place;
import org.llmmarket.publishing.contract.schema.Direction;

/** Writes the changes down, each pair of schemas once; what it defaults to once more, where it may be left out. */
final class Report implements Findings {

    /** A pair that was met, and whether its value might be left out there. */
    record Met(Comparer.Pair pair, boolean optional) {}

    private static final int MOST_CHANGES = 5_000;

    private final Comparer comparer;
    private final Set<Met> reported;
    private final Map<String, Change> changes = new LinkedHashMap<>();
    private Carriage carriage;
    private String baseSite;
    private String revisionSite;
    private String subject = "";

    Report(Comparer comparer, Set<Met> reported, Place base, Place revision) {
        this.comparer = comparer;
        this.reported = reported;
        this.carriage = Carriage.of(revision).since(Carriage.of(base));
        this.baseSite = base.location();
        this.revisionSite = revision.location();
    }

    List<Change> changes() {
        return List.copyOf(changes.values());
    }

    /** Compares what consumers meet first; a list may there stand for a scalar that can be repeated. */
    void start(Place base, Place revision) {
        Schema left = comparer.base().schemas().of(base);
        Schema right = comparer.revision().schemas().of(revision);
        Place items = revision.resolved().member("items");
        boolean repeated = carriage.repeated()
                && comparer.direction() == Direction.REQUEST
                && items.exists()
                && comparer.isList(right)
                && comparer.isScalar(left);
        if (!repeated) {
            compare(left, right);
            return;
        }
        Place spot = new Place(items.document(), "/items", items.written(), items.node());
        add(Effect.WIDENED, "SCALAR_BECAME_LIST", null, spot, "more than one value may be sent now");
        revisionSite += "/items";
        compare(left, comparer.revision().schemas().of(items));
    }

    private void compare(Schema left, Schema right) {
        if (comparer.isSame(left, right)) {
            return;
        }
        Comparer.Pair pair = new Comparer.Pair(left, right);
        boolean known = reported.contains(new Met(pair, !carriage.optional()));
        if (reported.add(new Met(pair, carriage.optional()))) {
            if (!known) {
                comparer.compare(left, right, this);
            } else if (carriage.optional()) {
                comparer.compareDefaults(left, right, this);
            }
        }
    }

    @Override
    public void add(Effect effect, String code, @Nullable Place base, @Nullable Place revision, String message) {
        Direction direction = comparer.direction();
        if (effect == Effect.UNDECIDED) {
            write(Bump.MAJOR, Change.NOT_COMPARED, base, revision, message);
        } else {
            write(effect.bump(direction), direction + "_" + code, base, revision, message);
        }
    }

    @Override
    public void agreed(
            Bump bump, Verdict strictly, String code, @Nullable Place base, @Nullable Place revision, String message) {
        write(bump, comparer.direction() + "_" + code, base, revision, message);
    }

    private void write(Bump bump, String code, @Nullable Place base, @Nullable Place revision, String message) {
        if (changes.size() >= MOST_CHANGES) {
            throw new WorkExhausted();
        }
        String location = revision != null
                ? revisionSite + revision.location()
                : baseSite + (base == null ? "" : base.location());
        // An integer for anything is one change of type, not two.
        String key = code + " " + location + (code.contains("_TYPE_") ? "" : message);
        changes.putIfAbsent(
                key,
                new Change(
                        code,
                        bump,
                        location,
                        base == null ? null : base.written(),
                        revision == null ? null : revision.written(),
                        who() + ": " + message + "."));
    }

    private String who() {
        String side = comparer.direction() == Direction.REQUEST ? "Sent" : "Received";
        return subject.isEmpty() ? side + " value" : side + " value `" + JsonText.cut(subject) + "`";
    }

    @Override
    public void descend(
            Schema left, Schema right, @Nullable Place base, @Nullable Place revision, String step, boolean required) {
        Carriage carriageBefore = carriage;
        String baseBefore = baseSite;
        String revisionBefore = revisionSite;
        String subjectBefore = subject;
        carriage = required ? Carriage.REQUIRED : Carriage.JSON;
        baseSite += trail(base, revision);
        revisionSite += trail(revision, base);
        subject = subject.isEmpty() && step.startsWith(".") ? step.substring(1) : subject + step;
        compare(left, right);
        carriage = carriageBefore;
        baseSite = baseBefore;
        revisionSite = revisionBefore;
        subject = subjectBefore;
    }

    private static String trail(@Nullable Place place, @Nullable Place other) {
        return place != null ? place.location() : other == null ? "" : other.location();
    }

    @Override
    public Carriage carriage() {
        return carriage;
    }

    @Override
    public boolean isSettled() {
        return false;
    }

    @Override
    public boolean wantsRemarks() {
        return true;
    }
}

package org.llmmarket.publishing.contract.comparison;

/** How far a version number must move by <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>. */
public enum Bump {
    /** Nothing that a contract says has changed. */
    NONE,
    /** Text for people only. */
    PATCH,
    /** What consumers rely on still holds, and there is more of it. */
    MINOR,
    /** Some consumer that followed the older contract may break. */
    MAJOR;

    public Bump or(Bump other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

package org.llmmarket.publishing.proof.export;

/** Judges an export line by line. */
interface ExportCheck {

    /** Another part of the same export, which was taken up again. */
    void resume(Header next) throws Unjudgeable;

    void add(Entry entry) throws Unjudgeable;

    void add(ExportedDocument document) throws Unjudgeable;

    Verdict verdict() throws Unjudgeable;
}

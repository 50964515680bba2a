package org.llmmarket.publishing.saga.endpoint.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what a fault of the network means for the provider. */
final class Failures {

    private Failures() {}

    static Answer answer(IOException fault, boolean outOfTime, double millis) {
        if (outOfTime || fault instanceof InterruptedIOException) {
            return Answer.failed(Answer.Cause.TIME, "no complete answer came in time", millis);
        }
        if (fault instanceof AddressRefused) {
            return Answer.failed(Answer.Cause.ADDRESS, text(fault) + ", which the marketplace does not call", millis);
        }
        if (fault instanceof UnknownHostException) {
            return Answer.failed(Answer.Cause.NAME, "the name of the host cannot be resolved", millis);
        }
        if (fault instanceof SSLException) {
            return Answer.failed(Answer.Cause.TLS, "no secure connection could be made: " + text(fault), millis);
        }
        if (fault instanceof ConnectException) {
            return Answer.failed(Answer.Cause.CONNECTION, "no connection could be made", millis);
        }
        return Answer.failed(Answer.Cause.CONNECTION, "the connection broke: " + text(fault), millis);
    }

    private static String text(IOException fault) {
        @Nullable String message = fault.getMessage();
        String text = message == null
                ? fault.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}

package io.regretradar.pipeline.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.transport.TransportException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.flink.util.ExceptionUtils;
import org.elasticsearch.client.ResponseException;

/**
 * What an answer of Elasticsearch, or its absence, means to us.
 *
 * @param kind what to do about it
 * @param status HTTP status, 0 where no answer came
 * @param reason a code to count by
 * @param message for people
 */
record Answer(Kind kind, int status, String reason, String message) {

    enum Kind {
        /** Written. */
        DONE,
        /** A newer version is already there: as good as written. */
        CONFLICT,
        /** Will work later. */
        RETRY,
        /** The request is too large, or something in it is wrong: smaller ones may work. */
        SPLIT,
        /** Will never work. */
        REFUSED,
        /** We may not come in; a person must act. */
        NO_ACCESS,
        /** The other side's certificate does not hold; a person must act. */
        UNTRUSTED
    }

    /** The answer for one document of a bulk request. */
    static Answer ofItem(int status, ErrorCause error) {
        String type = error == null || error.type() == null ? "status_" + status : error.type();
        String message = error == null ? "" : describe(error);
        return new Answer(kindOfItem(status), status, type, message);
    }

    /** The answer for a whole request that failed. */
    static Answer of(Throwable failure) {
        var elastic = ExceptionUtils.findThrowable(failure, ElasticsearchException.class);
        if (elastic.isPresent()) {
            int status = elastic.get().status();
            return new Answer(
                    kindOfRequest(status),
                    status,
                    String.valueOf(elastic.get().error().type()),
                    describe(elastic.get().error()));
        }
        int status = status(failure);
        if (isUntrusted(failure)) {
            return new Answer(Kind.UNTRUSTED, status, "certificate", rootMessage(failure));
        }
        Kind kind = status == 0 ? Kind.RETRY : kindOfRequest(status);
        return new Answer(kind, status, "status_" + status, rootMessage(failure));
    }

    private static Kind kindOfItem(int status) {
        if (status >= 200 && status < 300) {
            return Kind.DONE;
        }
        return switch (status) {
            case 409 -> Kind.CONFLICT;
            case 401, 403 -> Kind.NO_ACCESS;
            case 429 -> Kind.RETRY;
            default -> status >= 500 ? Kind.RETRY : Kind.REFUSED;
        };
    }

    private static Kind kindOfRequest(int status) {
        return switch (status) {
            case 401, 403 -> Kind.NO_ACCESS;
            case 400, 413 -> Kind.SPLIT;
            default -> Kind.RETRY;
        };
    }

    private static int status(Throwable failure) {
        var response = ExceptionUtils.findThrowable(failure, ResponseException.class);
        if (response.isPresent()) {
            return response.get().getResponse().getStatusLine().getStatusCode();
        }
        return ExceptionUtils.findThrowable(failure, TransportException.class)
                .filter(transport -> transport.response() != null)
                .map(TransportException::statusCode)
                // A broken body under a good status tells nothing of what was written.
                .filter(status -> status >= 300)
                .orElse(0);
    }

    private static boolean isUntrusted(Throwable failure) {
        return ExceptionUtils.findThrowable(failure, CertificateException.class).isPresent()
                || ExceptionUtils.findThrowable(failure, CertPathValidatorException.class)
                        .isPresent()
                || ExceptionUtils.findThrowable(failure, SSLPeerUnverifiedException.class)
                        .isPresent();
    }

    private static String describe(ErrorCause error) {
        String text = String.valueOf(error.reason());
        ErrorCause cause = error.causedBy();
        return cause == null ? text : text + "; caused by " + describe(cause);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName()
                + (root.getMessage() == null ? "" : ": " + root.getMessage());
    }
}

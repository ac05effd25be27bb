package org.casegraph.endpoint.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import org.casegraph.problem.Mistake;
import org.casegraph.problem.Problem;

/**
 * Where a server listens.
 *
 * @param host a name or address of this machine, or 0.0.0.0 for all of them
 * @param port 0 for any that is free
 */
public record ListeningAddress(String host, int port) {
    private static final int LAST_PORT = 65_535;

    /** Listens there for a moment; throws a {@link Problem} if that cannot be. */
    public void requireFree() {
        if (port < 0 || port > LAST_PORT) {
            throw Problem.of(
                    Mistake.BAD_OPTION, "--port " + port, "there is no such port", "Give one from 0 to " + LAST_PORT);
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw problem(e)
                    .orElseGet(() -> Problem.of(
                            Mistake.ADDRESS_IN_USE,
                            "port " + port,
                            "it cannot be listened on: " + Problem.reason(e),
                            "Give another one with --port",
                            e));
        }
    }

    /** What is wrong with this address, if that explains the failure of a server there. */
    public Optional<Problem> problem(Throwable failure) {
        if (!isOwn()) {
            return Optional.of(Problem.of(
                    Mistake.ADDRESS_NOT_OURS,
                    "--host " + host,
                    "this machine has no such address",
                    "Give one of its own, or 0.0.0.0 for all of them",
                    failure));
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return Optional.of(Problem.of(
                        Mistake.ADDRESS_IN_USE,
                        "port " + port,
                        "it is in use",
                        "Stop the other program or give another one with --port",
                        failure));
            }
        }
        return Optional.empty();
    }

    private boolean isOwn() {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** The page to open on this machine, or by the name that was given. */
    public String url() {
        return "http://" + (isAny() ? "localhost" : bracketed()) + ":" + port + "/";
    }

    /** An IPv6 address has colons of its own. */
    private String bracketed() {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private boolean isAny() {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

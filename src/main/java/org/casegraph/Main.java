package org.casegraph;

public final class Main {
    private Main() {}

    public static void main(String[] arguments) {}
}

/**
 * The pages in a real browser: Debian's chromium, driven through Selenium, against a server of this process. Where no
 * browser is installed the tests are skipped and say so.
 */
package org.casegraph.browser;

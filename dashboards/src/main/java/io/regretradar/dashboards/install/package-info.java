/** Puts templates, indices and Kibana objects on servers, and says what became of each. */
package io.regretradar.dashboards.install;

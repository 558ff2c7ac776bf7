package dev.howl.app.incidents;

/** A response of the status dashboard. */
sealed interface DashboardResponse {

    /** The incidents have not changed since the last response (status 304). */
    record NotModified() implements DashboardResponse {}

    /**
     * All incidents of the dashboard.
     *
     * @param list the incidents as the contract has them
     * @param written the list in JSON as the dashboard wrote it, with its order and properties that the contract does not
     *     have
     * @param validators for the next request
     */
    record Full(IncidentList list, String written, HttpValidators validators) implements DashboardResponse {}
}

"""What all tests stand on: one server, a database for each worker, a closed network, a browser."""

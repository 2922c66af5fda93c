"""The steps of making a complaint, in their order: at most six, one subject each."""

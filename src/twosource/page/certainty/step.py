def find_certainty(reading):
    return ()

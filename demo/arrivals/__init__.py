"""What has come in lately by the steps of intake, as it was typed there."""

from demo.arrivals import public, signed_in

ALL = (*public.ARRIVALS, *signed_in.ARRIVALS)

waits-title = Waiting for
waits-text = What you want to hear of when it is back. We tell you once, in your inbox and by e-mail if you like.
waits-ask = Tell me when it is back
waits-on = We will tell you when it is back.
waits-stop = Stop waiting
waits-since = since { $date }
waits-count = { $count ->
    [one] { $count } person waits
   *[other] { $count } people wait
}
waits-empty-title = You wait for nothing
waits-empty-text = Where something is sold out, ask to be told when it is back.

# Films that could not be made ready, and what to do.
content-media-unsupported = This is not a film that we can use ({ $what }). Send an MP4, MOV or WebM, as a phone or a browser records it.
content-media-too-long = The film is longer than { $max } seconds. Cut it shorter and send it again.
content-media-too-large = The film is too large: its longer side may have { $max } pixels, at 240 pictures a second at most. Save it smaller and send it again.
content-media-no-picture = There is no moving picture in this file. Choose a film.
content-media-broken = The film is damaged or cut off. Look whether it plays on your device, then send it again.
content-media-timed-out = Making this film ready took too long. Save it shorter or smaller, such as 1080p at 30 pictures a second, and send it again.
content-media-out-of-memory = This film needs more memory than we give one. Save it smaller, such as 1080p, and send it again.
content-media-no-encoder = No film can be made ready here at the moment. Nothing is wrong with yours: send it again later.
content-media-io = Something on our side kept your film from being made ready. Nothing is wrong with it: send it again.

# What is wrong with a clip.
content-clip-scenes = A clip has one to { $max } scenes.
content-clip-duration = A clip takes { $min } to { $max } seconds in all.
content-clip-words = At most { $max } characters.
content-clip-scene-duration = A scene takes { $min } to { $max } milliseconds.
content-clip-picture = Choose one of the product’s pictures.

/** How loud a track is at its loudest, from 0 to 1. */
export function listenTo(track: MediaStreamTrack, context: AudioContext): () => number {
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  };
}

import {
  installVirtualDevices,
  VirtualDevices,
  type InstalledVirtualDevices,
  type InstallOptions,
} from '../../../src/virtual/index.js';

/** Virtual devices, and where to ask for them. */
export interface Setup {
  readonly virtual: VirtualDevices;
  readonly mediaDevices: MediaDevices;
  /** Ends what is captured. */
  end(): void;
}

const tracks: MediaStreamTrack[] = [];

/** Stops at the end of a test what it has opened. */
export function keep(stream: MediaStream): MediaStream {
  tracks.push(...stream.getTracks());
  return stream;
}

/** Calls `describeIt` for devices that are installed, and for such that are not. */
export function bothWays(describeIt: (setUp: (options?: InstallOptions) => Setup) => void): void {
  for (const way of ['installed', 'not installed']) {
    describe(way, () => {
      let installed: InstalledVirtualDevices | undefined;

      afterEach(() => {
        for (const track of tracks.splice(0)) track.stop();
        installed?.uninstall();
        installed = undefined;
      });

      describeIt((options) => {
        const end = (): void => tracks.splice(0).forEach((track) => track.stop());
        if (way === 'installed') {
          const virtual = (installed = installVirtualDevices(options));
          return { virtual, mediaDevices: navigator.mediaDevices, end };
        }
        const virtual = new VirtualDevices(options);
        return { virtual, mediaDevices: virtual.mediaDevices, end };
      });
    });
  }
}

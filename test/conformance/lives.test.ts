import { drivers } from './drivers/index';
import { lives } from './lives/index';
import { Stage } from './lives/stage';

for (const driver of drivers) {
  describe(`users of ${driver.name}`, () => {
    for (const life of lives.filter(({ product }) => driver.products.includes(product ?? 'Vpc'))) {
      it(life.title, async () => {
        const stage = await Stage.open(driver, life.state);
        try {
          await life.live(stage);
        } finally {
          await stage.close();
        }
      });
    }
  });
}
